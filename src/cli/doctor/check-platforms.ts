import { readConfig } from '../../config/read-config.ts'
import { fine, type Line } from '../line.ts'

/** Which platforms the configuration names. Its problems are told by whoever needs it whole. Values are never shown. */
export function checkPlatforms(environment: Record<string, string | undefined>): Line[] {
  const read = readConfig(environment)
  if ('problems' in read) return []
  const { knownPlatforms, platforms } = read.config
  if (platforms.length === 0)
    return [fine('No platform is configured, so `npm start` runs the local platforms and their page.')]
  return knownPlatforms.map(({ name, title }) => {
    const configured = platforms.find(({ traits }) => traits.name === name)
    return fine(configured ? `${title} is configured, ${configured.way}.` : `${title} is not configured.`)
  })
}
