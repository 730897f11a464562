import type { Head } from './record-line.ts'

/** The alphabet of RFC 4648, of which five bits each make a character. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 130 bits of the hash: fewer than 128 would let whoever writes the record prepare two histories that end alike. */
const CHARACTERS = 26

/** A head as somebody noted it. `said`: as it is printed. */
export type SaidHead = { seq: number; said: string }

/** "17-K5WWQ7…": the number of the fact, and the first 26 characters of its hash in base32. */
export function sayHead({ seq, hash }: Head): string {
  const bits = BigInt(`0x${hash.slice(0, 33)}`) >> 2n
  const at = (index: number): string => ALPHABET[Number((bits >> BigInt(5 * (CHARACTERS - 1 - index))) & 31n)]!
  return `${seq}-${Array.from({ length: CHARACTERS }, (_, index) => at(index)).join('')}`
}

/** As people type it: small letters and spaces around it do no harm. */
export function parseHead(text: string): SaidHead | { refused: string } {
  const said = text.trim().toUpperCase()
  const [, seq] = /^([1-9]\d{0,8})-[A-Z2-7]{26}$/u.exec(said) ?? []
  if (seq !== undefined) return { seq: Number(seq), said }
  return {
    refused: `“${text.slice(0, 60)}” is no head of a record: it is a number, “-” and 26 characters, such as 17-${ALPHABET.slice(0, CHARACTERS)}.`,
  }
}

export function isHead({ said }: SaidHead, head: Head): boolean {
  return sayHead(head) === said
}
