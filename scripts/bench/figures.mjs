// How figures are written.

/** A figure that was promised to be `limit` at most. */
export function atMost(value, limit) {
  return { value: round(value), limit, met: value <= limit };
}

/** A figure that was promised to be just this. */
export function exactly(value, limit) {
  return { value, limit, met: value === limit };
}

export function round(value, digits = 3) {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
