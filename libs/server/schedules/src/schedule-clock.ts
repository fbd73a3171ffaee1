import { Database } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** The one time that all processes of an installation plan by. */
export abstract class ScheduleClock {
  abstract now(): Promise<Date>;
}

/** The time of the database: no process can be early because its own clock is wrong. */
@Injectable()
export class DatabaseClock extends ScheduleClock {
  constructor(private readonly database: Database) {
    super();
  }

  async now(): Promise<Date> {
    const [row] = await this.database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    if (row === undefined) throw new Error('The database told no time.');
    return row.now;
  }
}
