/** Salts for digests: 128 random bits each, as 32 hexadecimal digits. */
export interface Salts {
  next(): string
}
