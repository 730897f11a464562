/** The roster could not be asked just now, so nobody knows whether the speaker is an outsider: the event must come again. */
export class MemberLookupError extends Error {
  readonly code: string

  constructor(code: string) {
    super(`The members of the Teams conversation could not be read (${code}).`)
    this.name = 'MemberLookupError'
    this.code = code
  }
}
