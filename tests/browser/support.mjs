// What every browser test stands on: the real product with its demo company, and a real Chromium.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 640 } }
export const SHOTS = process.env.TOUCHSTONE_SHOTS || join(here, 'shots')

function binary() {
  const target = process.env.CARGO_TARGET_DIR || join(root, 'target')
  const found = [process.env.TOUCHSTONE_BIN, join(target, 'debug', 'touchstone')].find((p) => p && existsSync(p))
  if (!found) throw new Error('the program is not built: cargo build')
  return found
}

function browserPath() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => p && existsSync(p))
  if (!found) throw new Error('Chromium is not installed')
  return found
}

/** Starts `touchstone demo` on a fresh data folder; resolves once it serves. */
export async function startDemo(extra = []) {
  const data = mkdtempSync(join(tmpdir(), 'touchstone-browser-'))
  const child = spawn(binary(), ['demo', '--json', '--data', data, '--listen', '127.0.0.1:0', ...extra], {
    env: { ...process.env, DATABASE_URL: process.env.TOUCHSTONE_BROWSER_DATABASE || '', TOUCHSTONE_REQUESTS_PER_SECOND: '5000', TOUCHSTONE_SIGN_IN_PER_MINUTE: '1000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
  })
  const demo = JSON.parse(line)
  return {
    ...demo,
    signIn: (role) => demo.sign_ins.find((s) => s.role === role),
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Starts Chromium. */
export async function startBrowser() {
  return chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A fresh browser profile at a size and colour scheme; fails the test on any message of the content security policy or script error. */
export async function openContext(browser, { size = 'desktop', scheme = 'light', javaScript = true, url } = {}) {
  const context = await browser.newContext({
    viewport: SIZES[size], colorScheme: scheme, javaScriptEnabled: javaScript, baseURL: url, reducedMotion: 'reduce', deviceScaleFactor: 1,
  })
  const problems = []
  context.on('page', (page) => {
    page.on('console', (message) => { if (message.type() === 'error' && !/favicon|status of (4|5)\d\d/.test(message.text())) problems.push(message.text()) })
    page.on('pageerror', (error) => problems.push(String(error)))
  })
  context.problems = problems
  return context
}

/** Signs in by the form. */
export async function signIn(page, who) {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForLoadState()
}

/** A colour on its way to another is neither: what moves is brought to its end, and painted. */
const settle = (page) => Promise.race([page.evaluate(async () => {
  for (let turn = 0; turn < 10 && document.getAnimations().length; turn++) {
    for (const one of document.getAnimations()) one.finish()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  // Where scripts are switched off nothing of this ever comes back; nothing moves there either by the time it is over.
}), new Promise((resolve) => setTimeout(resolve, 1000))])

/** What axe-core finds on the page as it stands: WCAG 2.2 A and AA and best practice. Empty is the only good answer. */
export async function axe(page) {
  // The driver's own world is outside the page's policy, so that what is asked is the very page that people get.
  // What stays at the edge of the window must not lie over a part that people would scroll to: the window takes the whole page.
  const { width, height } = page.viewportSize()
  const whole = await page.evaluate(() => document.scrollingElement.scrollHeight)
  if (whole > height) await page.setViewportSize({ width, height: whole })
  await settle(page)
  try { return await findings(page) } finally { await page.setViewportSize({ width, height }) }
}

async function findings(page) {
  if (!await page.evaluate(() => typeof window.axe === 'object')) await page.evaluate(AXE)
  return page.evaluate(async () => {
    const found = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
    return found.violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.target.join(' ') + (/contrast/.test(v.id) ? ` ${n.any[0]?.data?.fgColor} on ${n.any[0]?.data?.bgColor}` : '')).join(', ')}`)
  })
}

/** Whether the page is wider than the window: something sticks out. */
export const overflows = (page) => page.evaluate(() => document.scrollingElement.scrollWidth > window.innerWidth + 1)

/** A picture of the page as a person sees it. */
export async function shot(page, name) {
  await settle(page)
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}
