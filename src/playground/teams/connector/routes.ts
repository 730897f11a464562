import type { Express, Request, Response } from 'express'
import type { Platform } from '../platform.ts'
import { createConversation } from './create-conversation.ts'
import { member, members, pagedMembers, team, teamChannels } from './roster.ts'
import { serve, type Answer } from './serve.ts'
import { post, remove, update } from './speak.ts'
import { Throttle } from './throttle.ts'

type Work = (request: Request<Record<string, string>>) => Answer

/** Puts the Bot Framework connector's REST API, as far as bots in Teams use it, on the server. */
export function connectorRoutes(app: Express, platform: Platform): void {
  const throttle = new Throttle()
  const on = (method: 'get' | 'post' | 'put' | 'delete', path: string, work: Work): void => {
    const what = `${method.toUpperCase()} ${path.replaceAll(/:\w+/g, '…')}`
    app[method](path, (request: Request<Record<string, string>>, response: Response) =>
      serve(platform, what, request, response, work),
    )
  }
  const targeted = (request: Request<Record<string, string>>): boolean => request.query.isTargetedActivity === 'true'

  on('post', '/v3/conversations', ({ body }) => ({ status: 201, body: createConversation(platform, throttle, body) }))
  on('post', '/v3/conversations/:conversationId/activities', (request) => {
    const { conversationId = '' } = request.params
    const id = post(platform, throttle, { conversationId, targeted: targeted(request) }, request.body)
    return { status: 201, body: { id } }
  })
  on('post', '/v3/conversations/:conversationId/activities/:activityId', (request) => {
    const { conversationId = '', activityId = '' } = request.params
    const to = { conversationId, replyTo: activityId, targeted: targeted(request) }
    return { status: 201, body: { id: post(platform, throttle, to, request.body) } }
  })
  on('put', '/v3/conversations/:conversationId/activities/:activityId', (request) => {
    const { conversationId = '', activityId = '' } = request.params
    update(platform, throttle, { conversationId, activityId, targeted: targeted(request) }, request.body)
    return { status: 200, body: { id: activityId } }
  })
  on('delete', '/v3/conversations/:conversationId/activities/:activityId', (request) => {
    const { conversationId = '', activityId = '' } = request.params
    remove(platform, throttle, { conversationId, activityId, targeted: targeted(request) })
    return { status: 200 }
  })
  on('get', '/v3/conversations/:conversationId/members', ({ params }) => ({
    status: 200,
    body: members(platform, params.conversationId ?? ''),
  }))
  on('get', '/v3/conversations/:conversationId/members/:memberId', ({ params }) => ({
    status: 200,
    body: member(platform, params.conversationId ?? '', params.memberId ?? ''),
  }))
  on('get', '/v3/conversations/:conversationId/pagedmembers', ({ params, query }) => ({
    status: 200,
    body: pagedMembers(platform, params.conversationId ?? '', {
      ...(typeof query.pageSize === 'string' && { pageSize: query.pageSize }),
      ...(typeof query.continuationToken === 'string' && { continuationToken: query.continuationToken }),
    }),
  }))
  on('get', '/v3/teams/:teamId', ({ params }) => ({ status: 200, body: team(platform, params.teamId ?? '') }))
  on('get', '/v3/teams/:teamId/conversations', ({ params }) => ({
    status: 200,
    body: teamChannels(platform, params.teamId ?? ''),
  }))
}
