// The main job from end to end, as people do it: a profile, a test, an invitation, an answer on two devices, a mark,
// a review, a decision, a comparison. Then the candidate's part once more with scripts switched off.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, openContext, overflows, shot, signIn, startBrowser, startDemo } from './support.mjs'

const CANDIDATE = { name: 'Ingrid Solberg', email: 'ingrid.solberg@mail.example' }

let demo
let browser
before(async () => { demo = await startDemo(); browser = await startBrowser() })
after(async () => { await browser?.close(); await demo?.stop() })

const button = (page, name) => page.getByRole('button', { name })
const link = (page, name) => page.getByRole('link', { name })
const heading = (page, name) => page.getByRole('heading', { level: 1, name })

/** Waits for the page whose first heading says so. */
async function at(page, name) {
  await heading(page, name).waitFor({ timeout: 8000 }).catch(async () => {
    assert.fail(`expected the page “${name}”, got ${page.url()}: ${(await page.locator('main').innerText()).slice(0, 600)}`)
  })
}

/** Presses and waits for the page that the press leads to. */
async function press(page, target) {
  await Promise.all([page.waitForNavigation(), target.click()]).catch(async (error) => {
    const refused = await page.evaluate(() => [...document.querySelectorAll(':invalid:not(form, fieldset)')].map((field) => `${field.name}: ${field.validationMessage}`)).catch(() => [])
    assert.fail(`${target} led nowhere on ${page.url()} ${refused.join('; ')}\n${error.message}`)
  })
}

/** Sees a word on the page. */
async function sees(page, words) {
  const text = await page.locator('body').innerText()
  assert.match(text, words instanceof RegExp ? words : new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
}

/** Nothing for axe-core, nothing wider than the window, and a picture. */
async function sound(page, name) {
  assert.deepEqual(await axe(page), [], name)
  assert.equal(await overflows(page), false, `${name} is wider than the window`)
  await shot(page, `journey-${name}`)
}

async function visitor(options = {}) {
  const context = await openContext(browser, { url: demo.url, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  return { context, page, async leave() { assert.deepEqual(context.problems, []); await context.close() } }
}

async function staff(role) {
  const one = await visitor()
  await signIn(one.page, demo.signIn(role))
  await one.page.waitForURL((url) => url.pathname !== '/sign-in' && url.pathname !== '/sessions')
  return one
}

/** The review says how many of all questions have no answer, when so many have one. */
async function open(page, answered) {
  const all = await page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('link', { name: /question \d+$/ }) }).count()
  await sees(page, `${all - answered} questions have no answer`)
}

/** Goes on through the test until a question of that kind is on the page; answers whatever lies on the way with nothing. */
async function findQuestion(page, words) {
  for (let turn = 0; turn < 40; turn++) {
    await page.getByText(/Question \d+ of \d+/).first().waitFor()
    if (await page.getByText(words, { exact: true }).count()) return
    await press(page, button(page, 'Save and continue'))
  }
  assert.fail(`no question says “${words}”`)
}

let candidateLink
let candidatePage
let names = []

test('a recruiter turns a template into a test and invites somebody', async () => {
  const { page, leave } = await staff('recruiter')
  await link(page, 'New job profile').click()
  await at(page, 'New job profile')
  await page.getByLabel('Job title').fill('Senior Backend Engineer, Clearing')
  await page.getByRole('radio', { name: /^Senior backend developer/ }).check()
  await press(page, button(page, 'Start the draft'))
  await at(page, 'Senior Backend Engineer, Clearing')
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link').nth(1).click()
  await page.getByRole('heading', { name: 'Skills and levels' }).waitFor()
  await sees(page, 'Weights add up to 100%')
  await shot(page, 'journey-profile')
  await press(page, button(page, /^Publish$/))
  await shot(page, 'journey-profile-review')
  await press(page, button(page, 'Publish version 1'))
  await sees(page, /Open/)

  await press(page, link(page, 'New assessment'))
  await at(page, 'New assessment')
  assert.match(await page.getByLabel('Job profile').locator('option:checked').innerText(), /Clearing/)
  await page.getByLabel('Title').fill('Clearing, senior backend')
  await press(page, button(page, 'Start the draft'))
  await at(page, 'Clearing, senior backend')
  if (await link(page, 'Go on to the questions').count()) await press(page, link(page, 'Go on to the questions'))
  await press(page, link(page, 'Fill for me'))
  await page.getByRole('heading', { name: 'Suggested questions' }).waitFor()
  const suggested = await page.getByRole('checkbox', { checked: true }).count()
  assert.ok(suggested >= 5, `${suggested} suggested`)
  await shot(page, 'journey-suggestion')
  await press(page, button(page, 'Add the ticked questions'))
  assert.equal(await page.getByRole('button', { name: /^Remove (?!this section)/ }).count(), suggested)
  await shot(page, 'journey-builder')

  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /Settings/ }).click()
  await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
  await page.getByLabel('Help for candidates').fill('hiring@kestrel.example')
  await press(page, button(page, 'Save and go on'))
  await page.getByRole('heading', { name: 'What publishing does' }).waitFor()
  await shot(page, 'journey-publication')
  await press(page, page.getByRole('main').getByRole('button', { name: 'Publish', exact: true }))
  await sees(page, 'Published')

  await press(page, link(page, 'Invite candidates'))
  if (await link(page, 'Invite a candidate').count()) await press(page, link(page, 'Invite a candidate'))
  await at(page, /Invite/)
  const choice = page.getByLabel('Test', { exact: true })
  await choice.selectOption({ label: (await choice.locator('option').allInnerTexts()).find((text) => text.includes('Clearing, senior backend')) })
  await page.getByLabel('Name').fill(CANDIDATE.name)
  await page.getByLabel('Email address').fill(CANDIDATE.email)
  await page.getByLabel('Personal message').fill('We liked what you wrote about ledgers.')
  await press(page, button(page, 'Send the invitation'))
  assert.doesNotMatch(await page.locator('main').innerText(), /There is a problem/)
  await page.goto('/candidates')
  names = await page.getByRole('region', { name: 'Candidates' }).locator('a[href^="/candidates/"]').allInnerTexts()
  await press(page, link(page, CANDIDATE.name))
  await at(page, CANDIDATE.name)
  candidateLink = await page.getByLabel("The candidate's link").inputValue()
  candidatePage = page.url()
  assert.match(candidateLink, /^http:\/\/127\.0\.0\.1:\d+\/i\/[\w-]{20,}$/)
  await shot(page, 'journey-candidate')
  await leave()
})

test('the candidate answers on two devices and hands in', async () => {
  assert.ok(candidateLink, 'nobody was invited')
  const { context, page, leave } = await visitor()
  for (let look = 0; look < 2; look++) await page.goto(candidateLink)
  await at(page, 'Kestrel Pay invites you to a test')
  await sees(page, 'We liked what you wrote about ledgers.')
  assert.deepEqual((await context.cookies()).filter((cookie) => cookie.name === 'ts_seat'), [], 'looking gives no seat')
  const recruiter = await staff('recruiter')
  await recruiter.page.goto(candidatePage)
  assert.doesNotMatch(await recruiter.page.locator('main').innerText(), /Started|Opened|Finished/, 'looking starts nothing')
  await sound(page, 'welcome')
  await press(page, link(page, 'Continue'))
  await at(page, 'How your answers are used')
  await sound(page, 'consent')
  await page.getByRole('checkbox').check()
  await press(page, button(page, 'I agree, continue'))
  await sees(page, 'Practice 1 of')
  await page.getByRole('radio').first().check()
  await press(page, button(page, 'Check my answer'))
  await button(page, 'Try again').waitFor()
  await sound(page, 'practice')
  await press(page, link(page, 'Skip the practice'))
  await at(page, 'Ready to start')
  await press(page, button(page, 'Start the test'))

  await findQuestion(page, 'Pick one answer')
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const place = page.url()
  await page.getByRole('radio').nth(1).check()
  await page.getByText(/^All answers saved at/).waitFor()
  await sound(page, 'question')
  await page.reload()
  assert.equal(await page.getByRole('radio').nth(1).isChecked(), true, 'the answer is still there')
  await sees(page, /Saved|saved/)

  const phone = await visitor({ size: 'phone' })
  await phone.page.goto(candidateLink)
  await at(phone.page, 'Go on with your test')
  await shot(phone.page, 'journey-running-phone')
  await press(phone.page, button(phone.page, 'Continue on this device'))
  await phone.page.goto(new URL(place).pathname)
  await at(phone.page, title)
  assert.equal(await phone.page.getByRole('radio').nth(1).isChecked(), true, 'the answer came along')
  await sound(phone.page, 'question-phone')
  await press(phone.page, button(phone.page, /^Review all/))
  await at(phone.page, 'Check your answers before you finish')
  await open(phone.page, 1)
  await sound(phone.page, 'review-phone')
  await press(phone.page, button(phone.page, 'Finish the test'))
  await phone.page.getByRole('heading', { name: 'Receipt' }).waitFor()
  await at(phone.page, 'Thank you, your answers are in')
  await sees(phone.page, /1 of \d+ questions/)
  await sees(phone.page, 'SHA-256')
  await sound(phone.page, 'receipt-phone')
  await phone.leave()

  await page.goto(candidateLink)
  await at(page, 'Your answers are in')
  await leave()

  // No question of this test waits for a reader: the scorecard comes by itself, a moment later.
  const scorecard = link(recruiter.page, 'Open the scorecard')
  for (let turn = 0; turn < 40 && !(await scorecard.count()); turn++) {
    await recruiter.page.waitForTimeout(200)
    await recruiter.page.goto(candidatePage)
  }
  await press(recruiter.page, scorecard)
  await at(recruiter.page, CANDIDATE.name)
  await sees(recruiter.page, /Meets the level you asked for in \d of \d/)
  await shot(recruiter.page, 'journey-own-scorecard')
  await recruiter.leave()
})

/** No part of the page's source names a candidate. */
async function knowsNobody(page) {
  assert.ok(names.length > 20, `${names.length} candidates`)
  const source = await page.content()
  assert.deepEqual(names.filter((name) => source.includes(name)), [])
}

test('a reviewer reads a written answer without learning whose it is', async () => {
  const { page, leave } = await staff('reviewer')
  await link(page, 'Reviews').first().click()
  await at(page, 'To grade')
  await sees(page, /\d+ written answers wait/)
  await shot(page, 'journey-queue')
  await press(page, button(page, /^Read answers/).first())
  await page.getByRole('heading', { name: 'Your mark' }).waitFor()
  await sees(page, 'the name is hidden')
  await knowsNobody(page)
  await shot(page, 'journey-marking')
  const criteria = page.getByRole('main').getByRole('group').filter({ has: page.getByRole('radio') })
  for (let n = 0; n < await criteria.count(); n++) await criteria.nth(n).getByRole('radio').last().check()
  await page.getByLabel('Comment').fill('Names the retry and the lost update.')
  await press(page, page.getByRole('main').locator('form').filter({ hasText: 'Your mark' }).getByRole('button'))
  await page.goto('/grading')
  await page.getByRole('heading', { name: 'Marked by you' }).waitFor()
  await knowsNobody(page)
  await leave()
})

test('a hiring manager reviews, decides and says why', async () => {
  const { page, leave } = await staff('hiring_manager')
  await page.goto('/decide')
  await at(page, /decide/i)
  await shot(page, 'journey-to-decide')
  const row = page.getByRole('row', { name: /Ana Ferreira/ })
  await press(page, row.getByRole('link'))
  await page.getByRole('heading', { name: 'Skills against the level needed' }).waitFor()
  const sheet = page.url()
  await sees(page, /You see what others wrote when you have submitted yours/)
  assert.doesNotMatch(await page.content(), /Careful with money/)
  await shot(page, 'journey-scorecard')
  await press(page, page.getByRole('link', { name: /review/i }).and(page.locator('[href$="/review"]')))
  const ratings = page.getByRole('region', { name: 'Rate what you saw' }).getByRole('group')
  for (let n = 0; n < await ratings.count(); n++) await ratings.nth(n).getByRole('radio').nth(3).check()
  await page.getByRole('group', { name: 'Would you move this person on?' }).getByRole('radio', { name: 'Yes', exact: true }).check()
  await page.getByLabel('Take-away').fill('Sure about transactions, brief about queues. Worth an hour together.')
  await shot(page, 'journey-review-form')
  await press(page, button(page, 'Submit review'))
  await page.goto(sheet)
  await sees(page, 'Sure about transactions, brief about queues.')
  await sees(page, 'Careful with money')
  await page.getByRole('group', { name: 'What you decide' }).getByRole('radio').first().check()
  await page.getByLabel('Main reason').selectOption({ index: 1 })
  await page.getByLabel('Why').fill('Meets what we asked for in data and interfaces. The rest is for the interview.')
  await press(page, button(page, 'Save decision'))
  await page.goto(sheet)
  await page.getByRole('heading', { name: 'Decision', exact: true }).first().waitFor()
  await sees(page, 'Meets what we asked for in data and interfaces.')
  await sees(page, 'Moved on')
  await sees(page, 'Hannah Lindqvist')
  await shot(page, 'journey-decided')
  await leave()
})

test('a recruiter compares two candidates', async () => {
  const { page, leave } = await staff('recruiter')
  await page.goto('/decide')
  const form = page.getByRole('form').filter({ has: page.getByRole('button', { name: /^Compare the picked/ }) }).first()
  const picked = []
  for (let n = 0; n < 2; n++) {
    await form.getByRole('checkbox').nth(n).check()
    picked.push(await form.getByRole('row').nth(n + 1).getByRole('link').innerText())
  }
  await press(page, form.getByRole('button', { name: /^Compare the picked/ }))
  for (const name of picked) await page.getByRole('columnheader', { name }).waitFor()
  await page.getByRole('rowheader', { name: 'Meets the level' }).waitFor()
  assert.equal(await page.getByRole('link', { name: /^Open scorecard/ }).count(), 2)
  await shot(page, 'journey-comparison')
  await leave()
})

test('a candidate without scripts: from the link to the receipt', async () => {
  const { page, leave } = await visitor({ javaScript: false })
  await page.goto(demo.candidate_link)
  await at(page, 'Kestrel Pay invites you to a test')
  await press(page, link(page, 'Continue'))
  await page.getByRole('checkbox').check()
  await press(page, button(page, 'I agree, continue'))
  await sees(page, 'Practice 1 of')
  await press(page, link(page, 'Skip the practice'))
  await press(page, button(page, 'Start the test'))
  const answered = []
  for (let n = 0; n < 2; n++) {
    await findQuestion(page, 'Pick one answer')
    answered.push(page.url())
    await page.getByRole('radio').first().check()
    await press(page, button(page, 'Save and continue'))
  }
  assert.equal(new Set(answered).size, 2)
  for (const url of answered) {
    await page.goto(url)
    assert.equal(await page.getByRole('radio').first().isChecked(), true, `${url} kept its answer`)
  }
  await shot(page, 'journey-question-no-script')
  await press(page, button(page, /^Review all/))
  await at(page, 'Check your answers before you finish')
  await open(page, 2)
  await shot(page, 'journey-review-no-script')
  await press(page, button(page, 'Finish the test'))
  await page.getByRole('heading', { name: 'Receipt' }).waitFor()
  await sees(page, /2 of \d+ questions/)
  await shot(page, 'journey-receipt-no-script')
  await leave()
})
