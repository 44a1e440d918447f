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

/** Looks at the page that is open, unless one like it was looked at (or `always`). */
async function look(page, name, problems, always = false) {
  const like = `${kind(page.url())} ${await built(page)}`
  if (looked.has(like) && !always) return
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

async function open(options = {}) {
  const context = await openContext(browser, { url: demo.url, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10000)
  return { context, page, problems: [] }
}

async function close(context, problems) {
  assert.deepEqual(problems, [])
  assert.deepEqual(context.problems, [])
  await context.close()
}

/** Presses and waits for the page that the press leads to. */
async function press(page, target) {
  const here = await page.evaluate(() => performance.timeOrigin)
  await target.click()
  await page.waitForFunction((before) => performance.timeOrigin !== before && document.readyState === 'complete', here)
}

/** The newest letter whose text holds such a link: the link. */
async function letterWith(page, pattern) {
  await page.goto('/outbox')
  const letters = await page.$$eval('main a[href^="/outbox/"]', (all) => all.slice(0, 6).map((a) => a.getAttribute('href')))
  for (const letter of letters) {
    await page.goto(letter)
    const show = page.getByRole('button', { name: 'Show the text' })
    if (await show.count()) await press(page, show)
    const found = (await page.locator('main').innerText()).match(pattern)
    if (found) return found[0]
  }
  assert.fail(`no letter with ${pattern}`)
}

const ROLES = {
  recruiter: ['/', '/settings', '/profiles', '/questions/new', '/candidates', '/compare', '/invitations/many', '/nowhere-at-all'],
  admin: ['/', '/settings', '/settings/users', '/audit-trail', '/background-jobs', '/outbox'],
  hiring_manager: ['/', '/settings', '/shortlists', '/decided', '/compare', '/settings/users'],
  reviewer: ['/', '/settings', '/candidates'],
}
/** Addresses that lead to a page of refusal, which is looked at too. */
const REFUSED = ['recruiter /nowhere-at-all', 'hiring_manager /settings/users', 'reviewer /candidates']

/** A draft of a test with suggested questions, which the demo company has none of: its address. */
async function draftTest(page) {
  await page.goto('/assessments/new')
  await page.getByLabel('Job profile').selectOption({ index: 1 })
  await page.getByLabel('Title').fill('A draft to look at')
  await press(page, page.getByRole('button', { name: 'Start the draft' }))
  const at = new URL(page.url()).pathname.match(/^\/assessments\/[0-9a-f-]{36}/)[0]
  await page.goto(`${at}/questions`)
  await press(page, page.getByRole('link', { name: 'Fill for me' }))
  const suggestion = new URL(page.url()).pathname
  await press(page, page.getByRole('button', { name: 'Add the ticked questions' }))
  return [`${at}/questions`, suggestion]
}

describe('every page is sound', { concurrency: 2 }, () => {
  for (const [role, start] of Object.entries(ROLES)) {
    test(role, async () => {
      const { context, page, problems } = await open()
      await signIn(page, demo.signIn(role))
      const drafts = role === 'recruiter' ? await draftTest(page) : []
      const kinds = await walk(context, role, [...drafts, ...start], problems)
      assert.ok(kinds.length > 4, `only ${kinds}`)
      await close(context, problems)
    })
  }

  test('visitor', async () => {
    const { context, page, problems } = await open()
    const see = (name) => look(page, `visitor ${name}`, problems)
    await page.goto('/sign-in')
    await see('sign-in')
    await page.getByLabel('Email address').fill('nobody@kestrel.example')
    await page.getByLabel('Password').fill('not the password')
    await press(page, page.getByRole('button', { name: 'Sign in' }))
    await page.getByRole('alert').first().waitFor()
    await see('sign-in refused')
    for (const [path, name, status] of [
      ['/nowhere', 'no such page', 404], ['/password-resets/use?token=spent', 'reset gone', 410], ['/user-invitations/use?token=spent', 'joining gone', 410],
      ['/i/not-a-link', 'wrong link', 404], ['/attempt/seat', 'no seat', 401], ['/attempt/help', 'help without a seat', 200],
    ]) {
      assert.equal((await page.goto(path)).status(), status, path)
      await see(name)
    }
    await page.goto('/password-resets/new')
    await see('forgotten password')
    await page.getByLabel('Email address').fill(demo.signIn('reviewer').email)
    await press(page, page.getByRole('main').getByRole('button'))
    await see('letter on its way')

    // The links of the two letters, as an administrator hands them over where no mail is sent.
    const admin = await open()
    await signIn(admin.page, demo.signIn('admin'))
    await admin.page.goto('/settings/users/new')
    await admin.page.getByLabel('Email address').fill('lena.fischer@kestrel.example')
    await admin.page.getByRole('radio').first().check()
    await press(admin.page, admin.page.getByRole('button', { name: 'Send the invitation' }))
    for (const [pattern, name] of [[/\/password-resets\/use\?token=[\w-]+/, 'new password'], [/\/user-invitations\/use\?token=[\w-]+/, 'joining']]) {
      const link = await letterWith(admin.page, pattern)
      assert.equal((await page.goto(link)).status(), 200, link)
      await see(name)
    }
    await close(admin.context, admin.problems)
    await close(context, problems)
  })

  test('candidate', async () => {
    const { context, page, problems } = await open()
    const see = (name) => look(page, `candidate ${name}`, problems, true)
    const button = (name) => page.getByRole('button', { name })
    await page.goto(demo.candidate_link)
    await see('welcome')
    await page.getByRole('link', { name: 'Continue' }).click()
    await page.getByRole('checkbox').waitFor()
    await see('consent')
    await page.getByRole('checkbox').check()
    await press(page, button('I agree, continue'))
    for (let n = 1; new URL(page.url()).pathname === `/attempt/practice/${n}`; n++) {
      await see(`practice ${n}`)
      if (n === 1) { await press(page, button('Check my answer')); await see('practice checked') }
      await press(page, page.getByRole('link', { name: /^(Next practice question|Go to the start page)/ }))
    }
    await see('ready to start')
    await press(page, button('Start the test'))
    const kinds = new Set()
    const count = Number((await page.getByText(/Question \d+ of \d+/).first().innerText()).match(/of (\d+)/)[1])
    for (let n = 1; n <= count; n++) {
      await page.goto(`/attempt/questions/${n}`)
      const kind = await page.locator('.seat__facts .chip').innerText()
      if (!kinds.has(kind)) await see(`question ${kind}`)
      kinds.add(kind)
    }
    assert.deepEqual([...kinds].sort(), ['Match pairs', 'Multiple choice', 'Number', 'Put in order', 'Short text', 'Single choice', 'True or false', 'Written answer'])
    await page.getByRole('main').getByRole('textbox').or(page.getByRole('radio')).or(page.getByRole('checkbox')).or(page.getByRole('combobox')).first().waitFor()
    await press(page, button(/^Flag/))
    await see('question flagged')
    await page.goto('/attempt/help')
    await see('help')
    await page.goto('/attempt/review')
    await see('review')
    const phone = await open({ size: 'phone' })
    await phone.page.goto(demo.candidate_link)
    await look(phone.page, 'candidate going on elsewhere', problems, true)
    await close(phone.context, phone.problems)
    await press(page, button('Finish the test'))
    await see('receipt')
    await page.goto(demo.candidate_link)
    await see('link after the end')
    await close(context, problems)
  })
})
