import { ProblemError } from '@assay/contracts';
import { Injectable, type PipeTransform } from '@nestjs/common';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for a UUID in its usual form. */
export function isId(value: string): boolean {
  return UUID.test(value);
}

/** Reads an id of a path. Anything that cannot be one is simply not there. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value))
      throw new ProblemError('not_found', `There is nothing with the id ${JSON.stringify(value.slice(0, 80))}.`);
    return value.toLowerCase();
  }
}
