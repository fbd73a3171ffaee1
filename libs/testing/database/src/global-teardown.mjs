// Runs once after the room specs.
export default async function globalTeardown() {
  await globalThis.assayTestServer?.stop();
}
