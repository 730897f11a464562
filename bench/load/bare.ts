import { App, ExpressReceiver } from '@slack/bolt'
import {
  CloudAdapter,
  ConfigurationServiceClientCredentialFactory,
  createBotFrameworkAuthenticationFromConfiguration,
} from 'botbuilder'
import type { AddressInfo } from 'node:net'
import { SIGNING_SECRET } from './knock.ts'

// `node bench/load/bare.ts API_URL`: both SDKs in one process, and nothing else. What its memory is, the product's is compared with.

const [slackApiUrl = ''] = process.argv.slice(2)
const receiver = new ExpressReceiver({ signingSecret: SIGNING_SECRET })
const app = new App({ token: 'xoxb-bench', receiver, clientOptions: { slackApiUrl } })
const credentials = new ConfigurationServiceClientCredentialFactory({
  MicrosoftAppId: 'bench',
  MicrosoftAppPassword: 'bench',
})
const adapter = new CloudAdapter(createBotFrameworkAuthenticationFromConfiguration(null, credentials))
receiver.router.post('/api/messages', (request, response) => void adapter.process(request, response, async () => {}))
const server = await app.start(0)
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
