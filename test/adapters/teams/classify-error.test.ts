import { describe, expect, test } from 'vitest'
import { classifyError } from '../../../adapters/teams/send/classify-error.ts'

const body = (code: string) => ({ error: { code, message: 'words' } })

describe('every answer of the connector is judged, for a post and for an update', () => {
  test.for([
    [400, 'BadSyntax', 'permanent', 'permanent'],
    [400, 'BadArgument', 'permanent', 'permanent'],
    [400, 'Bad Argument', 'permanent', 'permanent'],
    [401, 'Unauthorized', 'permanent', 'permanent'],
    [401, 'BotNotRegistered', 'permanent', 'permanent'],
    [403, 'MessageWritesBlocked', 'permanent', 'permanent'],
    [403, 'ConversationBlockedByUser', 'permanent', 'permanent'],
    [403, 'BotNotInConversationRoster', 'permanent', 'permanent'],
    [403, 'BotDisabledByAdmin', 'permanent', 'permanent'],
    [403, 'ForbiddenOperationException', 'permanent', 'permanent'],
    [403, 'InvalidBotApiHost', 'permanent', 'permanent'],
    [403, 'NotEnoughPermissions', 'permanent', 'permanent'],
    [403, 'SomethingNew', 'permanent', 'permanent'],
    [404, 'ConversationNotFound', 'permanent', 'permanent'],
    [404, 'ActivityNotFoundInConversation', 'permanent', 'permanent'],
    [405, 'MethodNotAllowed', 'permanent', 'permanent'],
    [408, 'RequestTimeout', 'temporary', 'temporary'],
    [409, 'Conflict', 'temporary', 'temporary'],
    [410, 'Gone', 'permanent', 'permanent'],
    [412, 'PreconditionFailed', 'temporary', 'temporary'],
    [413, 'MessageSizeTooBig', 'permanent', 'permanent'],
    [418, 'Teapot', 'permanent', 'permanent'],
    [418, 'constructor', 'permanent', 'permanent'],
    [503, '__proto__', 'temporary', 'temporary'],
    [429, 'Throttled', 'temporary', 'temporary'],
    [500, 'ServiceError', 'uncertain', 'temporary'],
    [501, 'NotImplemented', 'permanent', 'permanent'],
    [502, 'ServiceError', 'temporary', 'temporary'],
    [503, 'ServiceUnavailable', 'temporary', 'temporary'],
    [504, 'GatewayTimeout', 'uncertain', 'temporary'],
    [599, 'Unknown', 'uncertain', 'temporary'],
  ] as const)('%d %s: a post is %s, an update %s', ([status, code, post, update]) => {
    const answer = { kind: 'answered' as const, status, body: body(code) }
    expect(classifyError(answer, 'post')).toMatchObject({ outcome: post, code })
    expect(classifyError(answer, 'update')).toMatchObject({ outcome: update, code })
    expect(classifyError(answer, 'post').reason).toMatch(/^[A-Z].*\.$/)
  })

  test.for([
    ['not-sent', 'ECONNREFUSED', 'temporary', 'temporary'],
    ['no-answer', 'timeout', 'uncertain', 'temporary'],
    ['no-answer', 'ECONNRESET', 'uncertain', 'temporary'],
  ] as const)('%s (%s): a post is %s, an update %s', ([kind, detail, post, update]) => {
    expect(classifyError({ kind, detail }, 'post').outcome).toBe(post)
    expect(classifyError({ kind, detail }, 'update').outcome).toBe(update)
  })

  test.for([
    [403, 'MessageWritesBlocked', 'person'],
    [403, 'ConversationBlockedByUser', 'person'],
    [403, 'BotNotInConversationRoster', 'conversation'],
    [404, 'ConversationNotFound', 'conversation'],
    [404, 'ActivityNotFoundInConversation', undefined],
    [403, 'BotDisabledByAdmin', undefined],
    [403, 'ForbiddenOperationException', undefined],
    [403, 'SomethingNew', undefined],
    [413, 'MessageSizeTooBig', undefined],
    [401, 'Unauthorized', undefined],
  ] as const)('%d %s: what is gone by it is %s', ([status, code, gone]) => {
    const verdict = classifyError({ kind: 'answered', status, body: body(code) }, 'post')
    expect('gone' in verdict ? verdict.gone : undefined).toBe(gone)
  })

  test('what never left for Teams did not reach it; what Teams answered did', () => {
    const unreached = { outcome: 'temporary', reached: false }
    const login = {
      kind: 'no-token' as const,
      temporary: true,
      code: 'timeout',
      detail: 'The login service is silent.',
    }
    expect(classifyError({ kind: 'not-sent', detail: 'ENOTFOUND' }, 'post')).toMatchObject(unreached)
    expect(classifyError(login, 'post')).toMatchObject(unreached)
    const throttled = classifyError({ kind: 'answered', status: 429, body: body('Throttled') }, 'post')
    expect(throttled).not.toHaveProperty('reached')
  })

  test('a failure that Teams itself answers is told apart from no answer', () => {
    const said = (status: number) => classifyError({ kind: 'answered', status, body: body('x') }, 'post')
    for (const status of [500, 599]) expect(said(status)).toMatchObject({ outcome: 'uncertain', answered: true })
    expect(said(504)).not.toHaveProperty('answered')
    expect(classifyError({ kind: 'no-answer', detail: 'timeout' }, 'post')).not.toHaveProperty('answered')
  })

  test('a blocked bot is recognised by the subCode wherever the service puts it', () => {
    for (const refusal of [
      { error: { code: 'Forbidden', message: 'x' }, subCode: 'MessageWritesBlocked' },
      { error: { code: 'Forbidden', message: 'x', innerHttpError: { body: { subCode: 'MessageWritesBlocked' } } } },
      { error: { code: 'Forbidden', message: '{"subCode":"MessageWritesBlocked"}' } },
    ]) {
      expect(classifyError({ kind: 'answered', status: 403, body: refusal }, 'post').code).toBe('MessageWritesBlocked')
    }
  })

  test('the pause that Teams asks for is passed on', () => {
    const answer = { kind: 'answered' as const, status: 429, body: body('Throttled'), retryAfterMs: 7_000 }
    expect(classifyError(answer, 'post')).toMatchObject({ outcome: 'temporary', retryAfterMs: 7_000 })
  })

  test('a refused password is not the fault of a message, which waits until it is mended', () => {
    const login = { kind: 'no-token' as const, code: 'invalid_client', detail: 'The login service refused.' }
    expect(classifyError(login, 'post')).toEqual({
      outcome: 'temporary',
      reached: false,
      code: 'invalid_client',
      reason: 'The login service refused.',
    })
  })
})
