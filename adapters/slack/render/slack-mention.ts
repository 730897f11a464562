import type { PersonRef } from '../../../src/cards/card.ts'

/** The Slack user id by which this person can be mentioned, if they have a Slack account. */
export function slackUserId(person: PersonRef): string | undefined {
  const ids = person.accounts.filter(({ platform }) => platform === 'slack').map(({ userId }) => userId)
  // Anything else inside <@…> would be read as other markup.
  return ids.find((id) => /^[A-Z0-9]{2,}$/.test(id))
}
