import { SocketModeReceiver } from '@slack/bolt'
import type { Logger } from '@slack/web-api'
import { MalformedBodyError } from './body-shape.ts'

/**
 * Bolt's receiver for Socket Mode. An envelope whose processing throws is not acknowledged, so that Slack delivers it
 * again; one that makes no sense is, since it would make none the next time either.
 */
export function createSocketReceiver(options: {
  appToken: string
  apiUrl: string
  logger: Logger
}): SocketModeReceiver {
  const { appToken, apiUrl, logger } = options
  return new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
    processEventErrorHandler: async ({ error }) => {
      logger.error(`An envelope was not processed: ${String(error)}`)
      return error instanceof MalformedBodyError
    },
  })
}
