// Time and devices: the network fails while somebody types, more time arrives in an open page, a second window takes over.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, openContext, signIn, startBrowser, startDemo } from './support.mjs'

let demo
let browser
let context
let page
before(async () => {
  // A beat a second makes a gap of what would otherwise take the better part of a minute.
  Object.assign(process.env, { TOUCHSTONE_BEAT_SECONDS: '1', TOUCHSTONE_SILENCE_SECONDS: '3' })
  demo = await startDemo()
  browser = await startBrowser()
  context = await openContext(browser, { url: demo.url })
  page = await context.newPage()
  page.setDefaultTimeout(10000)
})
after(async () => { await browser?.close(); await demo?.stop() })

const button = (page, name) => page.getByRole('button', { name })
const strip = (page) => page.locator('[data-told-text]')
const elsewhere = (page) => page.locator('[data-elsewhere]')
const ends = (page) => page.evaluate(() => document.querySelector('[data-timer-text]').textContent)
/** A line that is down and an answer that says no are what these tests make. */
const serious = () => context.problems.filter((text) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_FAILED/.test(text))

async function press(target) {
  await Promise.all([page.waitForNavigation(), target.click()])
}

test('what is typed while the network is down is sent, and the time comes back', async () => {
  await page.goto(demo.candidate_link)
  await press(page.getByRole('link', { name: 'Continue' }))
  await page.getByRole('checkbox').check()
  await press(button(page, 'I agree, continue'))
  await press(page.getByRole('link', { name: 'Skip the practice' }))
  await press(button(page, 'Start the test'))
  for (let turn = 0; turn < 40 && !(await page.locator('form[data-answer] input[type=radio]').count()); turn++) await press(button(page, 'Save and continue'))
  const radios = page.locator('form[data-answer] input[type=radio]')
  await page.waitForResponse((r) => r.url().endsWith('/attempt/presence') && r.ok())
  await context.setOffline(true)
  await radios.nth(1).check()
  await page.getByText(/^Offline/).waitFor()
  assert.match(await page.locator('[data-offline]').innerText(), /added to the end, up to 10 minutes/)
  await page.waitForTimeout(6000)
  await context.setOffline(false)
  await strip(page).filter({ hasText: /^You were offline for \d+ seconds\. Your time was extended by as much\.$/ }).waitFor()
  await page.getByText(/^All answers saved at/).waitFor()
  await page.waitForFunction(() => document.querySelector('#live-polite').textContent !== '')
  await page.reload()
  assert.equal(await radios.nth(1).isChecked(), true, 'nothing was lost')
  assert.equal(await strip(page).isVisible(), false, 'it is told once')
  assert.deepEqual(serious(), [])
})

test('more time reaches an open page within ten seconds', async () => {
  const staff = await openContext(browser, { url: demo.url })
  const desk = await staff.newPage()
  await signIn(desk, demo.signIn('recruiter'))
  await desk.goto('/candidates')
  await desk.getByRole('region', { name: 'Candidates' }).locator('a[href^="/candidates/"]').first().click()
  await desk.getByRole('link', { name: /^Give more time/ }).click()
  await desk.getByLabel('Minutes to add').fill('15')
  await desk.getByLabel('Reason').fill('The network of our office was down.')
  const before = Number((await ends(page)).match(/\d+/)[0])
  assert.deepEqual(await axe(desk), [])
  await button(desk, 'Give more time').click()
  await strip(page).filter({ hasText: 'You have been given 15 minutes more.' }).waitFor({ timeout: 10000 })
  await page.waitForFunction((least) => Number(document.querySelector('[data-timer-text]').textContent.match(/\d+/)[0]) >= least, before + 13)
  assert.match(await desk.locator('main').innerText(), /15 min given on top/)
  await staff.close()
})

test('the time can be hidden, and a second window takes over until the first goes on', async () => {
  await button(page, 'Hide').click()
  assert.equal(await ends(page), 'Time is hidden')
  const second = await context.newPage()
  await second.goto(page.url())
  await elsewhere(page).filter({ visible: true }).waitFor()
  assert.match(await elsewhere(page).innerText(), /This test is open in another window or on another device\./)
  assert.equal(await elsewhere(second).isVisible(), false)
  assert.deepEqual(await axe(page), [])
  await page.locator('form[data-answer] input[type=radio]').nth(0).check()
  await press(button(page, 'Go on here'))
  assert.equal(await page.locator('form[data-answer] input[type=radio]').nth(0).isChecked(), true, 'what was typed in the older window is kept')
  assert.equal(await ends(page), 'Time is hidden', 'it stays hidden')
  await elsewhere(second).filter({ visible: true }).waitFor()
  assert.equal(await elsewhere(page).isVisible(), false)
  assert.deepEqual(serious(), [])
})
