/** An error answer of the connector: `{ error: { code, message } }` with a status, as the Bot Framework gives it. */
export class ConnectorRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly retryAfterS: number | undefined

  constructor(status: number, code: string, message: string, retryAfterS?: number) {
    super(message)
    this.name = 'ConnectorRefusal'
    this.status = status
    this.code = code
    this.retryAfterS = retryAfterS
  }

  get body(): { error: { code: string; message: string } } {
    return { error: { code: this.code, message: this.message } }
  }
}

export function badSyntax(message: string): ConnectorRefusal {
  return new ConnectorRefusal(400, 'BadSyntax', message)
}

export function conversationNotFound(): ConnectorRefusal {
  return new ConnectorRefusal(404, 'ConversationNotFound', 'Conversation not found.')
}

export function activityNotFound(): ConnectorRefusal {
  return new ConnectorRefusal(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.')
}

const STATUS_OF_CODE: Record<string, number> = {
  BadSyntax: 400,
  BadArgument: 400,
  Unauthorized: 401,
  ConversationNotFound: 404,
  ActivityNotFoundInConversation: 404,
  MemberNotFoundInConversation: 404,
  PreconditionFailed: 412,
  MessageSizeTooBig: 413,
  Throttled: 429,
}

/** The refusal for a `platform-error` fault; 403 where the code has no status of its own. */
export function refusalFor(code: string, status?: number): ConnectorRefusal {
  return new ConnectorRefusal(status ?? STATUS_OF_CODE[code] ?? 403, code, `${code} (fault asked for)`)
}
