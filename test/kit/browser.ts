import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Screenshots of the browser tests are kept as build output. */
const SCREENSHOTS = fileURLToPath(new URL('../../build/screenshots/', import.meta.url))

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// A browser in a closed place: nothing leaves the machine, nothing is updated.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function findChromium(): string | undefined {
  const found = [process.env['CHROMIUM_PATH'], ...PLACES].find(
    (place) => place !== undefined && place !== '' && existsSync(place),
  )
  if (found === undefined && process.env['LIAISON_REQUIRE_BROWSER'] === '1') {
    throw new Error(
      'LIAISON_REQUIRE_BROWSER=1, but no Chromium was found: install Debian’s chromium, or set CHROMIUM_PATH.',
    )
  }
  return found
}

const chromiumPath = findChromium()
if (chromiumPath === undefined)
  process.stderr.write('No Chromium found: the browser tests are skipped. Set CHROMIUM_PATH to run them.\n')

/** True where there is no Chromium: browser tests are skipped there, and say so. */
export const noChromium = chromiumPath === undefined

export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('no Chromium was found')
  return chromium.launch({ executablePath: chromiumPath, args: FLAGS })
}

/** One of so many that nobody looks at them after every run; each costs as much as the look at the page that it is of. */
export async function keepScreenshotOfMany(page: Page, name: string): Promise<void> {
  if (process.env['LIAISON_SCREENSHOTS'] === 'all') await keepScreenshot(page, name)
}

export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png` })
}
