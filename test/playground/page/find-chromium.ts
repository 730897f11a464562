import { existsSync } from 'node:fs'

/** A Chromium of this machine: CHROMIUM_PATH, else one on the PATH. Undefined where there is none. */
export function findChromium(): string | undefined {
  const told = process.env['CHROMIUM_PATH']
  if (told !== undefined && existsSync(told)) return told
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    .map((name) => onPath(name))
    .find((path) => path !== undefined)
}

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path))
}
