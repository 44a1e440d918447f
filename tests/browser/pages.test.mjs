// Every page that a role can reach by links, the pages of a visitor who is not signed in, and the candidate's from the
// invitation to the receipt: nothing for axe-core to find, nothing that sticks out at three widths, no word from the content
// security policy, light and dark. With TOUCHSTONE_SHOTS=folder it leaves pictures.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SIZES, axe, openContext, overflows, shot, signIn, startBrowser, startDemo } from './support.mjs'

const SHOTS = Boolean(process.env.TOUCHSTONE_SHOTS)
// Pages that differ only in what is listed look alike: so many of a kind are opened, and of those each that is built differently is looked at.
const OPENED_OF_A_KIND = 3

let demo
let browser
before(async () => { demo = await startDemo(); browser = await startBrowser() })
after(async () => { await browser?.close(); await demo?.stop() })

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g
/** The kind of an address: ids, tokens and cursors do not make another page. */
function kind(address) {
  const url = new URL(address, 'http://x')
  const path = url.pathname.replace(ID, '{id}').replace(/\/i\/[\w-]+/, '/i/{token}').replace(/\/(versions|preview|questions)\/\d+/, '/$1/{n}')
  const names = [...new Set([...url.searchParams.keys()])].filter((name) => name !== 'after' && name !== 'next').sort()
  return path + (names.length ? '?' + names.join('&') : '')
}
/** Filters and downloads: the list itself is looked at. */
const skip = (path) => /\.csv|\/export|^\/static|^\/health|[?&](after|from|page|seed|level|area|skill|minutes)=/.test(path)

// What was looked at already, by whichever role: the same kind of address in the same frame with the same forms is the same page.
const looked = new Set()
const built = (page) => page.evaluate((id) => {
  const plain = (text) => (text || '').replace(new RegExp(id, 'g'), '{id}')
  const forms = [...document.querySelectorAll('main form')].map((form) => plain(form.getAttribute('action')).replace(/\?.*/, ''))
  const parts = ['empty', 'note', 'table', 'rows', 'steps', 'cols', 'sheet', 'verdict'].filter((name) => document.querySelector(`main .${name}`))
  return [document.body.className, ...new Set(forms), ...parts].sort().join(' ')
}, ID.source)

/** Looks at the page that is open, unless one like it was looked at. */
async function look(page, name, problems) {
  const like = `${kind(page.url())} ${await built(page)}`
  if (looked.has(like)) return
  looked.add(like)
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    if (await overflows(page)) problems.push(`${name} (${size}) is wider than the window`)
    for (const scheme of ['light', 'dark']) {
      // Layout faults show in either scheme and contrast at either size: each is asked once.
      const asked = (size === 'desktop' && scheme === 'light') || (size === 'phone' && scheme === 'dark')
      if (!asked && !(SHOTS && size !== 'narrow')) continue
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      if (asked) for (const found of await axe(page)) problems.push(`${name} (${size}, ${scheme}): ${found}`)
      if (SHOTS) await shot(page, `${name.replace(/[^\w]+/g, '_')}-${size}-${scheme}`)
    }
  }
  await page.setViewportSize(SIZES.desktop)
}

/** Follows every link from `start`, and looks at each page. */
async function walk(context, role, start, problems) {
  const opened = new Map()
  const seen = new Set()
  const queue = [...start]
  let asked = 0
  const walker = async () => {
    const page = await context.newPage()
    for (;;) {
      const path = queue.shift()
      if (path === undefined) { if (asked === 0) break; await new Promise((resolve) => setTimeout(resolve, 20)); continue }
      if (seen.has(path) || skip(path) || (opened.get(kind(path)) ?? 0) >= OPENED_OF_A_KIND) continue
      seen.add(path)
      opened.set(kind(path), (opened.get(kind(path)) ?? 0) + 1)
      asked += 1
      try {
        const answer = await page.goto(path)
        if (answer.status() >= 400 && !REFUSED.includes(`${role} ${path}`)) { problems.push(`${role} ${path}: ${answer.status()}`); continue }
        queue.push(...await page.$$eval('a[href^="/"]', (all) => all.map((a) => a.getAttribute('href').split('#')[0])))
        const url = new URL(page.url())
        const n = opened.get(kind(path))
        await look(page, `${role} ${kind(url.pathname + url.search)}${n > 1 ? ` ${n}` : ''}`, problems)
      } finally { asked -= 1 }
    }
    await page.close()
  }
  await Promise.all([walker(), walker()])
  return [...opened.keys()]
}

const ROLES = {
  recruiter: ['/', '/settings', '/profiles', '/questions/new', '/candidates', '/compare', '/invitations/many', '/nowhere-at-all'],
  admin: ['/', '/settings', '/settings/users', '/audit-trail', '/background-jobs', '/outbox'],
  hiring_manager: ['/', '/settings', '/shortlists', '/decided', '/compare', '/settings/users'],
  reviewer: ['/', '/settings', '/candidates'],
}
/** Addresses that lead to a page of refusal, which is looked at too. */
const REFUSED = ['recruiter /nowhere-at-all', 'hiring_manager /settings/users', 'reviewer /candidates']

describe('every page is sound', { concurrency: 2 }, () => {
  for (const [role, start] of Object.entries(ROLES)) {
    test(role, async () => {
      const context = await openContext(browser, { url: demo.url })
      const page = await context.newPage()
      await signIn(page, demo.signIn(role))
      const problems = []
      const kinds = await walk(context, role, start, problems)
      assert.ok(kinds.length > 4, `only ${kinds}`)
      assert.deepEqual(problems, [])
      assert.deepEqual(context.problems, [])
      await context.close()
    })
  }
})
