/**
 * What a refusal of the login service means for the settings, by its AADSTS number.
 * Source: Microsoft Entra, "Authentication and authorization error codes".
 */
const BY_NUMBER: Record<number, string> = {
  7000215:
    'Teams does not accept TEAMS_APP_PASSWORD: AADSTS7000215. Set it to the value of a client secret, not to its id.',
  7000222: 'TEAMS_APP_PASSWORD has expired: AADSTS7000222. Make a new client secret for the app, and set it.',
  700016: 'The tenant does not know TEAMS_APP_ID: AADSTS700016. Check it, and TEAMS_TENANT_ID.',
  7000229: 'TEAMS_APP_ID is not installed in the tenant: AADSTS7000229. Check it, and TEAMS_TENANT_ID.',
  90002: 'There is no tenant TEAMS_TENANT_ID: AADSTS90002. Check it, and TEAMS_LOGIN_URL.',
  900023: 'TEAMS_TENANT_ID is not the id of a tenant: AADSTS900023.',
  70011: 'The login service does not know TEAMS_OAUTH_SCOPE: AADSTS70011.',
  1002012: 'The login service does not know TEAMS_OAUTH_SCOPE: AADSTS1002012.',
}

/** A sentence for whoever runs Liaison. `error` is the OAuth error code, or what stands for it. */
export function sayRefusal(error: string, numbers: number[]): string {
  const known = numbers.map((number) => BY_NUMBER[number]).find((sentence) => sentence !== undefined)
  if (known !== undefined) return known
  const number = numbers[0] === undefined ? error : `${error}, AADSTS${numbers[0]}`
  return `The login service gives the bot no token (${number}). Check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID.`
}
