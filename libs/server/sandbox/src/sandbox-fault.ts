/** The sandbox itself does not work; never the fault of a program in it. */
export class SandboxFault extends Error {}
