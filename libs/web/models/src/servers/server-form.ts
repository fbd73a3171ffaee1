import { Component, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { LIMITS, type Server } from '@assay/contracts';
import { type Failure, ServersApi, toFailure } from '@assay/web/data';
import { injectTexts, NumberField } from '@assay/web/ui';
import { SERVERS_TEXTS } from '../texts';
import { draftOf, type ServerFields } from './server-draft';

/** The form of a new server, or of one that is changed. It closes with the saved server. */
@Component({
  selector: 'assay-server-form',
  imports: [MatDialogTitle, MatDialogContent, MatDialogClose, NumberField],
  styleUrl: './server-form.css',
  templateUrl: './server-form.html',
})
export class ServerForm {
  protected readonly server = inject<Server | null>(MAT_DIALOG_DATA);
  protected readonly t = injectTexts(SERVERS_TEXTS);
  protected readonly limits = LIMITS;
  protected readonly slots = signal<number | null>(this.server?.slots ?? LIMITS.slots.default);
  protected readonly removeKey = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly saving = signal(false);
  private readonly api = inject(ServersApi);
  private readonly dialog = inject<MatDialogRef<ServerForm, Server>>(MatDialogRef);

  /** What the API says about one field. */
  protected errorOf(path: string): string | null {
    return this.failure()?.errors.find((error) => error.path === path)?.message ?? null;
  }

  protected async save(event: Event, fields: Omit<ServerFields, 'slots' | 'removeKey'>): Promise<void> {
    event.preventDefault();
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      this.dialog.close(await this.send({ ...fields, slots: this.slots(), removeKey: this.removeKey() }));
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.saving.set(false);
    }
  }

  private send(fields: ServerFields): Promise<Server> {
    const draft = draftOf(fields);
    return this.server === null ? this.api.add(draft) : this.api.change(this.server.id, draft);
  }
}
