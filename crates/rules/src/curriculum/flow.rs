//! A small network whose arcs have a least and a most: does anything flow, and if not, across which cut.

/// Nodes are numbers, arcs are numbered in pairs: `2k` as drawn, `2k + 1` back.
pub(super) struct Network {
    to: Vec<usize>,
    room: Vec<u32>,
    next: Vec<usize>,
    first: Vec<usize>,
    /// What each node is given by the least of its arcs, minus what they take from it.
    surplus: Vec<i64>,
}

const NONE: usize = usize::MAX;

impl Network {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            to: Vec::new(),
            room: Vec::new(),
            next: Vec::new(),
            // and the two between which what the least amounts displace is sent
            first: vec![NONE; nodes + 2],
            surplus: vec![0; nodes],
        }
    }

    /// An arc that carries `least` to `most`; its number is for [`Network::above_least`].
    pub(super) fn arc(&mut self, from: usize, to: usize, least: u32, most: u32) -> usize {
        self.surplus[to] += i64::from(least);
        self.surplus[from] -= i64::from(least);
        self.pair(from, to, most.saturating_sub(least))
    }

    fn pair(&mut self, from: usize, to: usize, room: u32) -> usize {
        let number = self.to.len();
        for (from, to, room) in [(from, to, room), (to, from, 0)] {
            self.next.push(self.first[from]);
            self.first[from] = self.to.len();
            self.to.push(to);
            self.room.push(room);
        }
        number
    }

    /// What an arc carries beyond its least, once something flows.
    pub(super) fn above_least(&self, arc: usize) -> u32 {
        self.room[arc + 1]
    }

    /// Sends what the least amounts displace back to where it is missing. When that cannot be done, the nodes of a set into
    /// which the arcs that enter must bring more than the arcs that leave can take away (Hoffman's circulation theorem).
    pub(super) fn circulate(&mut self) -> Result<(), Vec<bool>> {
        let (source, sink) = (self.surplus.len(), self.surplus.len() + 1);
        let mut to_send = 0;
        for node in 0..source {
            let surplus = self.surplus[node];
            let amount = u32::try_from(surplus.unsigned_abs()).unwrap_or(u32::MAX);
            if surplus > 0 {
                to_send += u64::from(amount);
                self.pair(source, node, amount);
            } else if surplus < 0 {
                self.pair(node, sink, amount);
            }
        }
        let mut queue = Vec::with_capacity(sink + 1);
        let mut by = vec![NONE; sink + 1];
        let mut path = Vec::new();
        while to_send > 0 {
            queue.clear();
            queue.push(source);
            by.fill(NONE);
            let mut head = 0;
            while head < queue.len() && by[sink] == NONE {
                let mut arc = self.first[queue[head]];
                head += 1;
                while arc != NONE {
                    let to = self.to[arc];
                    if self.room[arc] > 0 && to != source && by[to] == NONE {
                        by[to] = arc;
                        queue.push(to);
                    }
                    arc = self.next[arc];
                }
            }
            if by[sink] == NONE {
                return Err(by[..source].iter().map(|arc| *arc != NONE).collect());
            }
            path.clear();
            let mut arc = by[sink];
            while arc != NONE {
                path.push(arc);
                arc = by[self.to[arc ^ 1]];
            }
            let amount = path.iter().map(|arc| self.room[*arc]).min().unwrap_or(0);
            for arc in &path {
                self.room[*arc] -= amount;
                self.room[arc ^ 1] = self.room[arc ^ 1].saturating_add(amount);
            }
            to_send -= u64::from(amount);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Network;

    #[test]
    fn what_enters_must_be_able_to_leave() {
        let check = |arcs: &[(usize, usize, u32, u32)], expected: Result<(), Vec<bool>>| {
            let mut network = Network::new(3);
            for (from, to, least, most) in arcs {
                network.arc(*from, *to, *least, *most);
            }
            assert_eq!(network.circulate(), expected, "{arcs:?}");
        };
        check(&[(0, 1, 2, 3), (1, 2, 0, 2), (2, 0, 0, 9)], Ok(()));
        check(&[(0, 1, 3, 3), (1, 2, 0, 2), (2, 0, 0, 9)], Err(vec![false, true, false]));
        check(&[(0, 1, 0, 1), (0, 1, 0, 1), (1, 2, 3, 9), (2, 0, 0, 9)], Err(vec![true, false, true]));
        check(&[], Ok(()));
    }

    #[test]
    fn an_arc_tells_what_it_carries() {
        let mut network = Network::new(2);
        let (there, back) = (network.arc(0, 1, 1, 5), network.arc(1, 0, 3, 4));
        assert_eq!(network.circulate(), Ok(()));
        assert_eq!((network.above_least(there), network.above_least(back)), (2, 0));
    }
}
