// PouchDB's own times for documents: node peer_documents.mjs COUNT FOLDER → JSON of seconds.
// It stands alone; peers.py installs pouchdb apart and runs it there.

import PouchDB from "pouchdb";

const count = Number(process.argv[2]);
const folder = process.argv[3];
const here = new PouchDB(`${folder}/here`);
const there = new PouchDB(`${folder}/there`);

const ATONCE = 1000;
for (let start = 0; start < count; start += ATONCE) {
  const documents = [];
  for (let number = start; number < Math.min(count, start + ATONCE); number++) {
    documents.push({
      _id: String(number).padStart(9, "0"),
      name: `户主${number}`,
      address: `金水湾小区${number % 60}号楼${number % 7}单元${number}室`,
      phone: `1990000${String(number % 10000).padStart(4, "0")}`,
    });
  }
  await here.bulkDocs(documents);
}

async function replicate() {
  const before = process.cpuUsage();
  const done = await PouchDB.replicate(here, there, { batch_size: ATONCE });
  const used = process.cpuUsage(before);
  return { seconds: (used.user + used.system) / 1e6, written: done.docs_written };
}

const first = await replicate();
if (first.written !== count) throw new Error(`${first.written} of ${count} replicated`);
const again = await replicate();
console.log(JSON.stringify({ replicate: first.seconds, again: again.seconds }));
