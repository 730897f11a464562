import type { WebClient } from '@slack/web-api'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chart } from '../../../src/cards/chart.ts'
import type { Ms } from '../../../src/domain/time/instant.ts'
import { leadsToSlack } from '../send/leads-to-slack.ts'
import { POST_TIMEOUT } from '../send/web-client.ts'

/** Slack takes a file in at its leisure; a picture that it has not by then is said in words. */
const LOOKS: Ms[] = [0, 200, 400, 800, 1_600]

/**
 * Hands a picture to Slack, and gives the id of its file once it can be shown: private to the bot, until a message shows it. Throws the errors of Slack's
 * client, `missing_scope` without `files:write` and `files:read`; undefined where Slack does not get on with it.
 */
export async function uploadPicture(client: WebClient, apiUrl: string, chart: Chart): Promise<string | undefined> {
  const { drawPicture } = await import('../../../src/pictures/draw-picture.ts')
  const png = await drawPicture(chart)
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: 'chart.png',
    length: png.length,
  })
  if (url === undefined || id === undefined || !leadsToSlack(url, 'files', new URL(apiUrl))) return undefined
  const taken = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(png),
    redirect: 'error',
    signal: AbortSignal.timeout(POST_TIMEOUT),
  })
  if (!taken.ok) return undefined
  await client.files.completeUploadExternal({ files: [{ id, title: chart.title }] })
  for (const wait of LOOKS) {
    if (wait > 0) await pause(wait)
    const { file } = await client.files.info({ file: id })
    if (file?.mimetype === 'image/png') return id
  }
  return undefined
}
