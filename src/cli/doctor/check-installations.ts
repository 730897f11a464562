import type { PlatformTraits } from '../../ports/platform-traits.ts'
import type { Installation } from '../../ports/store/registry.ts'
import { fine, type Line, problem } from '../line.ts'

/**
 * Where Liaison was connected, and organisations that only a sheet has named though it was connected to another one of that platform: what is
 * said to their channels arrives nowhere.
 */
export function checkInstallations(installations: Installation[], platforms: readonly PlatformTraits[]): Line[] {
  const titleOf = (name: string) => platforms.find((one) => one.name === name)?.title ?? name
  const connected = installations.filter(({ connectedAt }) => connectedAt !== undefined)
  return installations.flatMap(({ platform, tenantId, connectedAt }): Line[] => {
    const title = titleOf(platform)
    if (connectedAt !== undefined)
      return [fine(`${title}: connected to ${tenantId} last at ${new Date(connectedAt).toISOString()}.`)]
    const others = connected.filter((one) => one.platform === platform).map((one) => one.tenantId)
    if (others.length === 0) return []
    return [
      problem(
        `A sheet names channels of ${platform}:${tenantId}, but Liaison is connected to ${others.join(', ')}: nothing arrives there. Correct the sheet and apply it, or install Liaison there.`,
      ),
    ]
  })
}
