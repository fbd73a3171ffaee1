type QueryValue = string | number | boolean | readonly (string | number)[] | null | undefined;

/** Query parameters of the API: absent and empty values are left out, lists are joined by commas. */
export function toQuery(values: Readonly<Record<string, QueryValue>>): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') query[name] = text;
  }
  return query;
}

/** `-created` is `sort=created&descending=true`; an empty sort leaves the order to the API. */
export function sortQuery(sort: string | undefined): { sort?: string; descending?: boolean } {
  if (!sort) return {};
  return sort.startsWith('-') ? { sort: sort.slice(1), descending: true } : { sort, descending: false };
}
