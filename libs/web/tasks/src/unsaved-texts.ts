/** English texts of the question before changes are lost. */
export const UNSAVED_TEXTS = {
  leaveTitle: 'Leave without saving?',
  leaveText: 'What you changed on this page is not saved.',
  leave: 'Leave',
  stay: 'Go on editing',
} as const;
