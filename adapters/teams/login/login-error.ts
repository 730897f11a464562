/** The login service gave no token. `temporary` when asking again later may help; else a person must change a setting. */
export class LoginError extends Error {
  readonly code: string
  readonly temporary: boolean

  constructor(code: string, temporary: boolean, message: string) {
    super(message)
    this.name = 'LoginError'
    this.code = code
    this.temporary = temporary
  }
}
