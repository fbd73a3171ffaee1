export { findInstallation, type Installation } from './installation';
export { GUEST_LIMITS, type GuestLimits } from './sandbox-limits';
export type { SandboxOptions } from './sandbox-options';
export { WasmSandbox } from './wasm-sandbox';
