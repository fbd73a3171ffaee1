const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?(?:z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

function isDate(text) {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isHostname(text) {
  return text.length <= 253 && text.split('.').every((label) => LABEL.test(label));
}

function isIpv4(text) {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isEmail(text) {
  const at = text.lastIndexOf('@');
  return at > 0 && at <= 64 && !/[\s@]/.test(text.slice(0, at)) && isHostname(text.slice(at + 1));
}

function isUri(text) {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/[\s"<>\\^`{|}]/.test(text);
}

function isDateTime(text) {
  return /^[Tt ]$/.test(text[10] ?? '') && isDate(text.slice(0, 10)) && TIME.test(text.slice(11));
}

/** Formats that are looked at; all others say nothing of a text, as the standard has it. Each is linear in its length. */
export const FORMATS = {
  date: isDate,
  time: (text) => TIME.test(text),
  'date-time': isDateTime,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  uri: isUri,
  uuid: (text) => /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
};
