import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

// Draws the PNG icons that Teams wants from their SVG sources: run it after changing one of them, and commit what it makes.

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Pixels of either side; Teams allows no other. */
const ICONS = { color: 192, outline: 32 }

const executablePath = BROWSERS.find((path) => existsSync(path))
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath && { executablePath }) })
for (const [name, side] of Object.entries(ICONS)) {
  const page = await browser.newPage({ viewport: { width: side, height: side } })
  const svg = await readFile(new URL(`./${name}.svg`, import.meta.url), 'utf8')
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`)
  await page.screenshot({ path: fileURLToPath(new URL(`./${name}.png`, import.meta.url)), omitBackground: true })
}
await browser.close()
