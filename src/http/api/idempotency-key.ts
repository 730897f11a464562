/** What a sender may call a request: printable characters without spaces. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7E]{1,200}$/u
