/** What is read after the last @ of a name. */
interface HostedName {
  readonly model: string;
  readonly server: string | null;
}

/** `sha256:…`, `latest`, `v2`, `20240620`: a version of a model, not a place where it runs. */
const VERSION = /^(sha256\b|latest$|v?\d)/i;

/** `llama-3.1-405b@together` is `llama-3.1-405b` on the server `together`, as columns are named here; what looks like a version stays part of the name. */
export function hostedName(name: string): HostedName {
  const at = name.lastIndexOf('@');
  const [model, server] = [name.slice(0, at).trim(), name.slice(at + 1).trim()];
  return at <= 0 || model === '' || server === '' || VERSION.test(server)
    ? { model: name, server: null }
    : { model, server };
}
