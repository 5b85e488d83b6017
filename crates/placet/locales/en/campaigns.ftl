# Campaigns: dates, participants, seats, order, requests for elsewhere.

campaigns-tabs = Pages of the campaign
campaigns-tab-overview = Overview
campaigns-tab-participants = Participants
campaigns-tab-openings = Seats
campaigns-tab-order = Order
campaigns-tab-wishes = Wishes
campaigns-tab-requests = Requests for elsewhere
campaigns-tab-runs = Allocation
campaigns-tab-cases = Cases to examine
campaigns-tab-placements = Placements
campaigns-tab-publication = Publication

campaigns-phase-order = Order computed
campaigns-phase-wishes = Wishes
campaigns-phase-allocation = Allocation
campaigns-phase-publication = Publication
campaigns-phase-placement = Placement
campaigns-phase-validation = Validation
campaigns-phase-evaluation = Evaluation
campaigns-until = until { $date }
campaigns-range = { $from } – { $to }

campaigns-headline-order = Order on { $date }
campaigns-headline-wishes-coming = Wishes from { $date }
campaigns-headline-wishes = Wishes until { $date }
campaigns-headline-commission = Commission on { $date }
campaigns-headline-publication = Publication on { $date }
campaigns-headline-placement-coming = Placement from { $date }
campaigns-headline-placement = Placement until { $date }
campaigns-headline-validation-coming = Validation from { $date }
campaigns-headline-validation = Validation until { $date }
campaigns-headline-evaluation-coming = Evaluation from { $date }
campaigns-headline-evaluation = Evaluation until { $date }
campaigns-headline-over = Over
campaigns-headline-archived = Archived
