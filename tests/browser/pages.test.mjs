// Every page that a role can reach by links: nothing for axe-core to find, nothing that sticks out, no word from the
// content security policy, at two sizes and in two colour schemes. With TOUCHSTONE_SHOTS=folder it leaves pictures.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SIZES, axe, openContext, overflows, shot, signIn, startBrowser, startDemo } from './support.mjs'

let demo
let browser
before(async () => { demo = await startDemo(); browser = await startBrowser() })
after(async () => { await browser?.close(); await demo?.stop() })

/** One page a kind of address: ids and cursors do not make another page. */
const kind = (path) => path.split('#')[0].replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/\/i\/[\w-]+/, '/i/{token}').replace(/\?.*/, (q) => '?' + [...new URLSearchParams(q)].map(([k]) => k).filter((k) => k !== 'after').sort().join('&')).replace(/\?$/, '')
const skip = (path) => /\/preview\/([2-9]|1\d)|\.csv|\/export|^\/static|^\/health|\/attempt\/questions\/[2-9]|\/versions\/\d|[?&](after|from|page|seed|level|kind|area|skill|minutes)=/.test(path)

/** Addresses of every kind that links lead to from `start`. */
async function crawl(context, start) {
  const page = await context.newPage()
  const seen = new Map()
  const queue = [...start]
  while (queue.length) {
    const path = queue.shift()
    if (seen.has(kind(path)) || skip(path)) continue
    const answer = await page.goto(path)
    assert.ok(answer.status() < 400, `${path}: ${answer.status()}`)
    const landed = new URL(page.url()).pathname + new URL(page.url()).search
    seen.set(kind(path), path)
    if (kind(landed) !== kind(path)) { seen.set(kind(landed), landed); seen.delete(kind(path)) }
    const links = await page.$$eval('a[href^="/"]', (all) => all.map((a) => a.getAttribute('href')))
    queue.push(...links)
  }
  await page.close()
  return [...seen.values()]
}

async function look(context, page, path, name, problems) {
  await page.goto(path)
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    if (await overflows(page)) problems.push(`${name} ${path} (${size}) is wider than the window`)
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      // Layout faults show in either scheme and contrast at either size: each is asked once.
      if ((size === 'desktop') === (scheme === 'light')) for (const found of await axe(context, page, scheme)) problems.push(`${name} ${path} (${size}, ${scheme}): ${found}`)
      if (process.env.TOUCHSTONE_SHOTS) await shot(page, `${name}-${kind(path).replace(/[^\w]+/g, '_')}-${size}-${scheme}`)
    }
  }
}

for (const role of ['recruiter']) {
  test(`${role}: every page is sound`, async () => {
    const context = await openContext(browser, { url: demo.url })
    const page = await context.newPage()
    await signIn(page, demo.signIn(role))
    const paths = await crawl(context, ['/', '/settings', '/settings/account'])
    assert.ok(paths.length > 5, `only ${paths}`)
    const problems = []
    for (const path of paths) {
      await look(context, page, path, role, problems)
    }
    assert.deepEqual(problems, [])
    assert.deepEqual(context.problems, [])
    await context.close()
  })
}
