/** The almanac was asked about a place it knows nothing of. */
export class AlmanacError extends Error {
  override readonly name = 'AlmanacError'
  readonly code: 'unknown-country' | 'unknown-region'

  constructor(code: 'unknown-country' | 'unknown-region', message: string) {
    super(message)
    this.code = code
  }
}
