// What vis-network is told: of its things and lines only what changed, all at once; and how it behaves.

function told() {
  const set = new vis.DataSet();
  const last = new Map();

  function drop(ids) {
    const kept = new Set(ids);
    const gone = [...last.keys()].filter((id) => !kept.has(id));
    gone.forEach((id) => last.delete(id));
    if (gone.length) set.remove(gone);
  }

  return {
    set, drop,
    tell(ids, made) {
      drop(ids);
      const changed = ids.map(made).filter((one) => {
        const text = JSON.stringify(one);
        if (last.get(one.id) === text) return false;
        last.set(one.id, text);
        return true;
      });
      if (changed.length) set.update(changed);
      return changed;
    },
    clear() {
      last.clear();
      set.clear();
    },
  };
}

// Choosing is ours: vis-network finds an edge by its distance on paper, which is a hair on the screen from afar.
function settings(options) {
  const interaction = { ...options.interaction, hover: false, selectable: false, dragNodes: true, keyboard: false };
  return { ...options, autoResize: true, interaction };
}
