/** Where this process and its database listen. Filled while the process starts; no model server may be there. */
export class OwnAddresses {
  private readonly known: { readonly host: string; readonly port: number }[] = [];

  add(host: string, port: number): void {
    this.known.push({ host, port });
  }

  list(): readonly { readonly host: string; readonly port: number }[] {
    return this.known;
  }
}
