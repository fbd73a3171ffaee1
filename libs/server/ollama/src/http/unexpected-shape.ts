/** An answer that is not in the form in which this kind of server gives it; the message completes "answers, but …". */
export class UnexpectedShape extends Error {
  override readonly name = 'UnexpectedShape';
}
