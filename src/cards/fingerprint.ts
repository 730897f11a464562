const PRIME = 0x1_00_00_00_01_b3n
const BASIS = 0xcb_f2_9c_e4_84_22_23_25n

/** Tells a text from what it was before (FNV-1a, 64 bits); it keeps nobody from making another of the same. */
export function fingerprint(text: string): string {
  let hash = BASIS
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME)
  return hash.toString(16).padStart(16, '0')
}
