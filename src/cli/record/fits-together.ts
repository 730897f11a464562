/** What `liaison verify` was asked. */
export type VerifyOptions = { partner?: string; export?: string; head?: string; internalHead?: string }

/** Why these cannot be asked together, in a sentence; undefined where they can. */
export function whyNotTogether({ partner, export: file, internalHead }: VerifyOptions): string | undefined {
  if (file === undefined) return undefined
  if (partner !== undefined)
    return `A file says itself whose record it is, and is verified without the database: leave out “${partner}”, or leave out --export.`
  if (internalHead !== undefined)
    return 'The internal record is exported to nobody, so that no file has its head: leave out --internal-head, or leave out --export.'
  return undefined
}
