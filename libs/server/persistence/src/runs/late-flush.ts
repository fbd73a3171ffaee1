/**
 * A column of a statement whose transaction does not wait for the disk when it commits. A death of this process undoes nothing of it; one of
 * PostgreSQL or of the machine may undo it as a whole, within three times `wal_writer_delay` (0.6 s), unless something later reached the
 * disk. Only for what may simply be done again.
 */
export const LATE_FLUSH = `set_config('synchronous_commit', 'off', true)`;
