import { createProfiles } from '/work/main/test/bench/profiles.ts'
import { launch, unlock } from '/work/main/test/bench/launch.ts'
const which = process.argv[2]
const profiles = createProfiles((l)=>console.error(l))
const running = await launch(which==='save' ? await profiles.empty() : await profiles.manyClients())
const { page, app } = running
await unlock(page)
const cdp = await app.context().newCDPSession(page)
await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 200 })
let act
if (which==='save') {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('navigation', { name: 'Sections of Settings' }).getByRole('link', { name: 'Practice' }).click()
  await page.getByLabel('Practice name').waitFor()
  act = async () => { for (let i=0;i<10;i++){ await page.getByLabel('Practice name').fill('Nn '+i); await page.waitForTimeout(800); await cdp.send('Profiler.start'); await page.getByRole('button',{name:'Save',exact:true}).click(); await page.waitForTimeout(500); const {profile}=await cdp.send('Profiler.stop'); add(profile)} }
} else {
  await page.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('option').first().waitFor()
  await page.waitForTimeout(1500)
  act = async () => { await page.getByRole('searchbox').focus(); await cdp.send('Profiler.start'); for (const w of ['maya','ol','fernandez','rosa hi','jsoephine','lake st','5550','zoë','a','qqq','maya','ol','fernandez']) { await page.getByRole('searchbox').fill(''); for (const k of w) { await page.keyboard.type(k); await page.waitForTimeout(60)} } const {profile}=await cdp.send('Profiler.stop'); add(profile) }
}
const self = new Map(), total = new Map()
function add(profile){ const byId=new Map(profile.nodes.map(n=>[n.id,n])); const parent=new Map(); for(const n of profile.nodes) for(const c of n.children??[]) parent.set(c,n.id)
 profile.samples.forEach((s,i)=>{ const dt=profile.timeDeltas[i]/1000; const name=(n)=>n.callFrame.functionName+' '+n.callFrame.url.split('/').pop()+':'+n.callFrame.lineNumber; const n=byId.get(s); self.set(name(n),(self.get(name(n))??0)+dt); const seen=new Set(); let id=s; while(id){const k=name(byId.get(id)); if(!seen.has(k)){seen.add(k); total.set(k,(total.get(k)??0)+dt)} id=parent.get(id)} }) }
await act()
const show=(m,n)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log(v.toFixed(0).padStart(7),k))
console.log('SELF'); show(self,22); console.log('TOTAL'); show(total,60)
await running.close(); await profiles.removeAll()
