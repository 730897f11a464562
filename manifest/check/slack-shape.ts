import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** The platform's own published shape is a type of @slack/web-api: the manifest, written as a literal, must compile against it. */
export function slackShapeProblems(manifest: unknown): string[] {
  mkdirSync(`${REPOSITORY}/build`, { recursive: true })
  const file = `${REPOSITORY}/build/slack-manifest-shape.ts`
  writeFileSync(
    file,
    `import type { AppsManifestValidateArguments } from '@slack/web-api'\nexport const manifest: AppsManifestValidateArguments['manifest'] = ${JSON.stringify(manifest, null, 2)}\n`,
  )
  try {
    const flags = [
      '--ignoreConfig',
      '--noEmit',
      '--skipLibCheck',
      '--strict',
      '--module',
      'nodenext',
      '--types',
      'node',
    ]
    execFileSync('tsc', [...flags, file], { cwd: REPOSITORY, stdio: 'pipe' })
    return []
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error)) throw error
    return [`slack.json: ${String(error.stdout).trim()}`]
  } finally {
    rmSync(file)
  }
}
