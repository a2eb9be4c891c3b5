// The packages of api/ui, a reader and a file in; how many nodes and edges it read, and all labels, as JSON out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [ui, reader, file] = process.argv.slice(2);
const require = createRequire(`${ui}/package.json`);
const text = readFileSync(file, "utf8");

function ofGraphology(graph) {
  const edges = graph.mapEdges((id, attributes, source, target) => ({ id, source, target, ...attributes }));
  const nodes = graph.mapNodes((id, attributes) => ({ id, ...attributes }));
  return { nodes, edges };
}

const READERS = {
  "graphology-gexf": () => {
    const { MultiDirectedGraph } = require("graphology");
    return ofGraphology(require("graphology-gexf").parse(MultiDirectedGraph, text));
  },
  "graphology-graphml": () => {
    const { MultiDirectedGraph } = require("graphology");
    return ofGraphology(require("graphology-graphml").parse(MultiDirectedGraph, text));
  },
  cytoscape: () => {
    const cy = require("cytoscape")({ headless: true, ...JSON.parse(text) });
    return { nodes: cy.nodes().map((one) => one.data()), edges: cy.edges().map((one) => one.data()) };
  },
};

process.stdout.write(JSON.stringify(READERS[reader]()));
