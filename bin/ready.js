// For the engine of containers: exit 0 if the server in this one is ready.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8484}/ready`).catch(() => undefined)
process.exit(answer?.ok ? 0 : 1)
