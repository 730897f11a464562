/** Where Slack takes answers, and where it takes files: its own hosts, and those of its cloud for governments. */
const HOSTS = {
  answers: ['hooks.slack.com', 'hooks.slack-gov.com'],
  files: ['files.slack.com', 'files.slack-gov.com'],
} as const

/** Whether an address that Slack gave leads to Slack. `api`: of the Web API; whoever answers there is Slack for us. */
export function leadsToSlack(address: string, what: keyof typeof HOSTS, api: URL): boolean {
  const url = URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:' && HOSTS[what].some((host) => host === url.host)) return true
  return url.protocol === api.protocol && url.host === api.host
}
