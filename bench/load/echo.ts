import { App, ExpressReceiver } from '@slack/bolt'
import Database from 'better-sqlite3'
import type { AddressInfo } from 'node:net'
import { SIGNING_SECRET } from './knock.ts'

// A process of its own: `node bench/load/echo.ts FILE API_URL [answer]`. What any Bolt app must do that loses nothing: verify, keep the
// event durably, acknowledge. With "answer" it then answers to the response_url, as Bolt's `respond` does.

const [file = '', slackApiUrl = '', answers] = process.argv.slice(2)
const database = new Database(file)
database.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (id INTEGER PRIMARY KEY, body TEXT)',
)
const keep = database.prepare('INSERT INTO kept (body) VALUES (?)')
const receiver = new ExpressReceiver({ signingSecret: SIGNING_SECRET })
const app = new App({ token: 'xoxb-bench', receiver, clientOptions: { slackApiUrl } })
app.command('/partner', async ({ command, ack, respond }) => {
  keep.run(JSON.stringify(command))
  await ack()
  if (answers) await respond('kept')
})
app.action('bench', async ({ body, ack }) => {
  keep.run(JSON.stringify(body))
  await ack()
})
const server = await app.start(0)
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
