const MEMORY_SECTION = 5;
const PAGE = 65_536;

/** A WebAssembly binary whose own memory may grow to `maxBytes` and no further. Its one memory must have a maximum already. */
export function withMemoryLimit(binary, maxBytes) {
  const limited = new Uint8Array(binary);
  const at = memoryTypeAt(limited);
  if (limited[at] !== 1 || limited[at + 1] !== 1) throw new Error('The interpreter has not one memory with a maximum.');
  const initial = readNumber(limited, at + 2);
  const maximum = readNumber(limited, initial.end);
  writeNumber(limited, initial.end, maximum.end, Math.max(initial.value, Math.floor(maxBytes / PAGE)));
  return limited;
}

function memoryTypeAt(bytes) {
  let at = 8;
  while (at < bytes.length) {
    const size = readNumber(bytes, at + 1);
    if (bytes[at] === MEMORY_SECTION) return size.end;
    at = size.end + size.value;
  }
  throw new Error('The interpreter has no memory of its own.');
}

/** LEB128, unsigned. */
function readNumber(bytes, start) {
  let value = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    value += (bytes[at] & 127) * 2 ** shift;
    if (bytes[at] < 128) return { value, end: at + 1 };
  }
}

/** Keeps the width of what was there, so that nothing behind it moves. */
function writeNumber(bytes, start, end, value) {
  let rest = value;
  for (let at = start; at < end; at++) {
    bytes[at] = (rest & 127) | (at < end - 1 ? 128 : 0);
    rest = Math.floor(rest / 128);
  }
  if (rest > 0) throw new Error('The memory limit does not fit.');
}
