// What is kept in the browser: nothing is asked of it that it may refuse, as for a file opened from a disk.

const kept = {
  works: (() => {
    try {
      localStorage.setItem("granskning", "1");
      localStorage.removeItem("granskning");
      return true;
    } catch {
      return false;
    }
  })(),
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(`granskning:${name}`));
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`granskning:${name}`);
      else localStorage.setItem(`granskning:${name}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};
