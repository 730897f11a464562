import type { Prisma } from './generated/sqlite/client.ts'

const REPLACEMENT = '\uFFFD'

/**
 * Text as both databases can keep it: PostgreSQL refuses NUL, and half an emoji (a lone surrogate, from a text cut in the middle)
 * is no valid text anywhere. Both become U+FFFD.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', REPLACEMENT).toWellFormed()
}

/** A plain value as it will be read back: absent where undefined, its texts made storable. */
export function storable<T>(value: T): T {
  return JSON.parse(storableJson(value)) as T
}

/** A plain value for a Json column. */
export function toJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(storableJson(value)) as Prisma.InputJsonObject
}

/** JSON writes lone surrogates and NUL as escapes, and nothing else as \ud…: other escapes are stepped over whole. */
function storableJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape) =>
    escape.length > 2 ? REPLACEMENT : escape,
  )
}
